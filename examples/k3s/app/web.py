import os
from http.server import BaseHTTPRequestHandler, HTTPServer

from redis import Redis

counter = Redis(host=os.environ["REDIS_HOST"])


class Page(BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path != "/":  # browsers ask for an icon, too
            self.send_error(404)
            return
        self.send_response(200)
        self.end_headers()
        self.wfile.write(f"visitor {counter.incr('visitors')}\n".encode())


HTTPServer(("", 8080), Page).serve_forever()
