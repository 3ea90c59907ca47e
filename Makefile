.PHONY: run test lint format build bench bench-quality bench-speed soak screenshots deb test-deb fuzz

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

bench-quality:
	@TEXT_DATA="$(TEXT_DATA)" bin/bench-quality

bench-speed:
	@bin/bench-speed

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
