#!/bin/sh
pg_isready -U "${POSTGRES_USER:-postgres}"
