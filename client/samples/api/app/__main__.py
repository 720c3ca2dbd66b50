import os

from flask import Flask

app = Flask(__name__)


@app.get("/health")
def health():
    return {"ok": True, "database": os.environ.get("DATABASE_URL") is not None}


if __name__ == "__main__":
    app.run(host="0.0.0.0", port=8000)
