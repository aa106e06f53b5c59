# Short names for those who type `make`; everything itself is in manage.py.
.PHONY: up test lint bench messages

up test lint bench messages:
	@python3 manage.py $@ $(ARGS)
