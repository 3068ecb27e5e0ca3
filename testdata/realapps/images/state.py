"""Stands for a program of a non-root image with a data directory.

It writes a database at its start, dies when it can't, and serves the number of
its starts.
"""
import http.server
import os
import sqlite3
import sys

directory, port = sys.argv[1], int(sys.argv[2])
try:
    database = sqlite3.connect(os.path.join(directory, "state.db"), check_same_thread=False)
    database.execute("create table if not exists starts (at text)")
    database.execute("insert into starts values (datetime())")
    database.commit()
    os.makedirs(os.path.join(directory, "plugins"), exist_ok=True)
except (OSError, sqlite3.Error) as error:
    sys.exit(f"{directory} is not writable for {os.getuid()}: {error}")


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        count = database.execute("select count(*) from starts").fetchone()[0]
        self.send_response(200)
        self.end_headers()
        self.wfile.write(f"starts={count} uid={os.getuid()}\n".encode())

    def log_message(self, *_):
        pass


http.server.ThreadingHTTPServer(("", port), Handler).serve_forever()
