package dev.hindsight.sample;

import java.math.BigDecimal;

/** A share of the price that the customer need not pay. */
public record Discount(String code, BigDecimal percent) {}
