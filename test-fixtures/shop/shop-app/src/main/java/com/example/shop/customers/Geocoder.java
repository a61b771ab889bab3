package com.example.shop.customers;

import com.example.shop.partner.PartnerSettings;
import org.springframework.boot.web.client.RestTemplateBuilder;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestTemplate;

/** Finds the delivery zone of an address, with the help of a map service. */
@Component
public class Geocoder {
    private final RestTemplate http;

    Geocoder(RestTemplateBuilder builder, PartnerSettings partners) {
        this.http = builder.rootUri(partners.geocoder().toString()).build();
    }

    public String zoneOf(String address) {
        Place place = http.getForObject("/places?q={address}", Place.class, address);
        return place == null ? "unknown" : place.zone();
    }

    private record Place(String zone) {}
}
