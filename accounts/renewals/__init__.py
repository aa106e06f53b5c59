"""Renewals as pure rules: the runway's latest safe dates, the forecast, and the gates organisations begin with."""
