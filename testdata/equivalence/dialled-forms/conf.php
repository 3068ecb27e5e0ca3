<?php
define('DB_HOST', 'web_app');
define('DB_PORT', 9000);
