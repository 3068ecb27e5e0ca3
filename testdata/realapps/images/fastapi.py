#!/usr/bin/python3
"""The command line of fastapi[standard], which Debian lacks: fastapi run FILE --port N."""
import sys

import uvicorn

arguments = sys.argv[2:]
file = next(a for a in arguments if a.endswith(".py"))
port = int(arguments[arguments.index("--port") + 1]) if "--port" in arguments else 8000
sys.path.insert(0, ".")
uvicorn.run(file.removesuffix(".py").replace("/", ".") + ":app", host="0.0.0.0", port=port)
