#!/bin/sh
echo job in $1
