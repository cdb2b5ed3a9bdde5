# What a user needs is `make demo` and `make test`; the rest is for who works on swift-ops.

.PHONY: demo demo-http test build setup lint format bench fuzz clean

# Installs what is missing, builds, deploys an example charm on the local Juju and shows its life.
demo: build
	Scripts/demo

# The same with two charms that work together over the interface http.
demo-http: build
	Scripts/demo-http

# Installs what is missing, builds, runs every test and conformance case.
test: build
	Scripts/test

# Builds everything in debug form, tests included.
build: setup
	swift build --build-tests

# Installs the system packages that are missing.
setup:
	@Scripts/install-system-packages

# Tells of every difference from the formatting rules.
lint:
	swift format lint --strict --parallel --recursive Package.swift Sources Tests Fuzz Conformance Benchmarks Examples

# Puts every file in the form that `lint` asks for.
format:
	swift format --in-place --parallel --recursive Package.swift Sources Tests Fuzz Conformance Benchmarks Examples

# Builds the fully static release programs and prints the benchmarks.
bench: setup
	Scripts/bench

# Runs every fuzz target for ten seconds.
fuzz: setup
	Scripts/fuzz

clean:
	rm -rf .build .build-release .build-fuzz Examples/.build Examples/*/.build
