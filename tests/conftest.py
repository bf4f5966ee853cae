from hypothesis import HealthCheck, settings

# No deadlines: how fast an example runs depends on what else the machine is doing.
settings.register_profile(
    "onrecord", deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=60
)
settings.load_profile("onrecord")
