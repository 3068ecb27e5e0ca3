echo plain ran "$0"
