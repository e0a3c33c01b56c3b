package dev.hindsight.sample;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** What the shop sells, to whom, and who works there. All of it is invented. */
final class Catalogue {
    static final Money NOTHING = Money.euros("0");
    static final List<String> MERCHANTS = List.of("Nordwind", "Seestern", "Bergkristall", "Morgenrot", "Lindenhof");
    static final List<String> METHODS = List.of("card", "card", "card", "paypal", "sepa-debit", "invoice");
    static final List<String> DECLINES =
            List.of("insufficient funds", "card expired", "suspected fraud", "3-D Secure failed");
    static final List<String> CARRIERS = List.of("DHL", "DHL", "DPD", "GLS", "Österreichische Post");
    static final List<String> WAREHOUSE = List.of("staff-anja", "staff-björn", "staff-mehmet");
    static final List<String> HUBS = List.of("Hannover", "Nürnberg", "Köln", "Leipzig", "Wien", "Zürich", "Kraków");

    static final List<Product> PRODUCTS = List.of(
            Product.of("tent-2p", "Tent for two", "189.00", "2.450"),
            Product.of("mat-thermo", "Insulated sleeping mat", "79.90", "0.720"),
            Product.of("bag-down", "Down sleeping bag", "249.50", "1.150"),
            Product.of("stove-gas", "Gas stove", "44.95", "0.310"),
            Product.of("gas-230", "Gas cartridge 230 g", "6.49", "0.380"),
            Product.of("pot-set", "Set of pots", "38.00", "0.890"),
            Product.of("lamp-head", "Head lamp", "29.99", "0.095"),
            Product.of("bottle-1l", "Water bottle 1 l", "17.50", "0.160"),
            Product.of("filter-h2o", "Water filter", "36.75", "0.085"),
            Product.of("pack-55", "Backpack 55 l", "159.00", "1.780"),
            Product.of("jacket-rain", "Rain jacket", "129.95", "0.410"),
            Product.of("socks-wool", "Woollen socks", "14.90", "0.080"),
            Product.of("boots-hike", "Hiking boots", "174.00", "1.320"),
            Product.of("poles-trek", "Trekking poles", "59.00", "0.480"),
            Product.of("map-alps", "Map of the Alps", "12.80", "0.120"),
            Product.of("rope-60", "Rope 60 m", "139.00", "3.700"));

    static final List<Resident> RESIDENTS = List.of(
            resident("c-101", "Jürgen Groß", "Brüsseler Straße 12", "50674", "Köln", "DE"),
            resident("c-102", "Zoë Müller", "Türkenstraße 4", "80799", "München", "DE"),
            resident("c-103", "Łukasz Wójcik", "ul. Piotrkowska 81", "90-423", "Łódź", "PL"),
            resident("c-104", "Aoife Ní Bhriain", "Sráid an Choláiste 7", "H91 X5PK", "Gaillimh", "IE"),
            resident("c-105", "Søren Ægidius", "Åboulevarden 23", "8000", "Aarhus", "DK"),
            resident("c-106", "Chloé Lefèvre", "Rue de la Krutenau 9", "67000", "Strasbourg", "FR"),
            resident("c-107", "Begoña Núñez", "Calle Larios 5", "29005", "Málaga", "ES"),
            resident("c-108", "João Conceição", "Rua das Flores 48", "4050-262", "Porto", "PT"),
            resident("c-109", "Ελένη Παππά", "Ερμού 15", "10563", "Αθήνα", "GR"),
            resident("c-110", "Jiří Dvořák", "Náměstí Svobody 3", "602 00", "Brno", "CZ"),
            resident("c-111", "Anna Jansen", "Oudegracht 210", "3511", "Utrecht", "NL"),
            resident("c-112", "Márta Szűcs", "Váci út 34", "1132", "Budapest", "HU"),
            resident("c-113", "Guðrún Jónsdóttir", "Laugavegur 60", "101", "Reykjavík", "IS"),
            resident("c-114", "Tobias Weiß", "Mariahilfer Straße 88", "1070", "Wien", "AT"),
            resident("c-115", "Élodie Favre", "Rue du Rhône 31", "1204", "Genève", "CH"),
            resident("c-116", "Mikko Hämäläinen", "Hämeenkatu 17", "33200", "Tampere", "FI"));

    private Catalogue() {}

    /** The id of the account of the merchant with this number, counted from 0; the first names come first. */
    static String merchantId(int number) {
        int round = number / MERCHANTS.size();
        String id = "merchant-" + merchantName(number).toLowerCase(Locale.ROOT);
        return round == 0 ? id : id + "-" + (round + 1);
    }

    static String merchantName(int number) {
        return MERCHANTS.get(number % MERCHANTS.size());
    }

    /** What the ordered pieces weigh together, in kilograms. */
    static BigDecimal weight(List<OrderLine> lines) {
        return lines.stream()
                .map(line -> product(line.productId()).weight().multiply(BigDecimal.valueOf(line.quantity())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Product product(String productId) {
        return PRODUCTS.stream()
                .filter(product -> product.productId().equals(productId))
                .findFirst()
                .orElseThrow();
    }

    private static Resident resident(
            String customerId, String name, String street, String postalCode, String city, String country) {
        return new Resident(new Customer(customerId, name), new Address(street, postalCode, city, country));
    }

    /** A customer at home. */
    record Resident(Customer customer, Address address) {
        /** Of the domain that is reserved for examples. */
        Contact contact() {
            String number = customer.customerId().substring("c-".length());
            return new Contact(customer.customerId() + "@example.org", "+49 30 5550 " + number);
        }
    }
}
