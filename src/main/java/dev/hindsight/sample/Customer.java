package dev.hindsight.sample;

/** Who buys. */
public record Customer(String customerId, String name) {}
