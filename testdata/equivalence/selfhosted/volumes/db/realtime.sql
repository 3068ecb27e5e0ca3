\set pguser `echo "$POSTGRES_USER"`
