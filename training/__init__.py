"""Makes the model files that the package ships; imports the package, never imported by it."""
