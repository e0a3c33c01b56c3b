package dev.hindsight.sample;

/** How to reach a customer; kept encrypted. */
public record Contact(String email, String phone) {}
