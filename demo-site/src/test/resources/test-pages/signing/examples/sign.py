if a < b && c: $1 \n
