package dev.hindsight.sample;

/** Where parcels go. */
public record Address(String street, String postalCode, String city, String country) {}
