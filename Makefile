.PHONY: run test lint format build bench screenshots fuzz

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

fuzz:
	@bin/fuzz
