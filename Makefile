.PHONY: run test lint format build bench screenshots deb test-deb

run:
	@bin/run

test:
	@bin/test

lint:
	@bin/lint

format:
	@swift format --in-place --recursive Sources Tests Packages/TextEngine Package.swift

build:
	@bin/setup run && swift build

bench:
	@bin/bench

screenshots:
	@bin/screenshots

deb:
	@bin/deb

test-deb:
	@bin/test-deb
