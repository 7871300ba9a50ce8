"""Starts llama.cpp's own server, as the package xllamacpp brings it ready built: `… PORT MODEL CONTEXT`."""

import sys
import threading

import xllamacpp


def serve(port: int, model: str, context: int) -> None:
    """Serve the model with that context in tokens until the process ends."""
    parameters = xllamacpp.CommonParams()
    parameters.model.path = model
    parameters.model_alias = {"tiny"}
    parameters.hostnames = ["127.0.0.1"]
    parameters.port = port
    parameters.n_ctx = context
    parameters.n_parallel = 1
    parameters.cpuparams.n_threads = 1
    server = xllamacpp.Server(parameters)
    print(server.listening_address, flush=True)
    threading.Event().wait()


if __name__ == "__main__":
    serve(int(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
