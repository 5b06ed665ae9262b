"""The routes: one noun a file, each with `router(door)`. What they show is made in api.pages and api.contract.

A file here is a door: `api.app` looks into this folder, so that another door is one more file.
"""
