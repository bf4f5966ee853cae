"""The values that pass between the stages: frozen types, no logic."""
