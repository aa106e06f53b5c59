"""The sentences of this app's verbs."""
