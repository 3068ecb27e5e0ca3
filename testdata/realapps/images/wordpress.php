<?php
// Stands for WordPress: needs its database's name, and a directory for uploads.
echo "wordpress with ", getenv("WORDPRESS_DB_HOST"), " as ", posix_geteuid();
file_put_contents("wp-content/uploads/hits", "x", FILE_APPEND) or print(", can't write");
