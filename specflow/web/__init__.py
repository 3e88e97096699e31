"""The review in a browser: transport only. Starlette and uvicorn are imported here and nowhere else."""
