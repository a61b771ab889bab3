package com.example.shop.partner;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Where the services of other companies are found. */
@ConfigurationProperties("shop.partners")
public record PartnerSettings(
        URI payment, URI warehouse, URI supplier, URI geocoder, URI fraud, URI loyalty, URI carrier, URI broker) {}
