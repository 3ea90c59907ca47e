.PHONY: run test lint format build bench soak screenshots deb test-deb fuzz

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

soak:
	@bin/setup test && swift build --product firsthand && .venv/bin/python bin/soak

screenshots:
	@bin/screenshots

deb:
	@bin/deb

test-deb:
	@bin/test-deb

fuzz:
	@bin/fuzz
