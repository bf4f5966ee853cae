"""The faces: command line, exports."""
