"""The API of coco: takes submissions and hands them to the worker."""

import os

from celery import Celery
from fastapi import FastAPI

app = FastAPI()
queue = Celery(broker=f"redis://{os.environ['REDIS_HOST']}:{os.environ['REDIS_PORT']}/0")


@app.post("/submissions")
def submit(code: str) -> dict[str, str]:
    return {"id": queue.send_task("judge", [code]).id}
