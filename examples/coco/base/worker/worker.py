"""The worker of coco: runs what people submit."""

import os
import subprocess

from celery import Celery

app = Celery(broker=f"redis://{os.environ['REDIS_HOST']}:{os.environ['REDIS_PORT']}/0")


@app.task(name="judge")
def judge(code: str) -> str:
    limit = int(os.environ["CELERY_TASK_TIME_LIMIT"])
    done = subprocess.run(["python", "-c", code], capture_output=True, text=True, timeout=limit)
    return done.stdout
