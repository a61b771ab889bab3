package com.example.shop.orders;

import com.example.shop.customers.Customer;
import com.example.shop.customers.CustomerRepository;
import com.example.shop.partner.PartnerSettings;
import org.springframework.boot.web.client.RestTemplateBuilder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.client.RestTemplate;

@Service
class LoyaltyProgramme {
    private final CustomerRepository customers;
    private final RestTemplate http;

    LoyaltyProgramme(CustomerRepository customers, RestTemplateBuilder builder, PartnerSettings partners) {
        this.customers = customers;
        this.http = builder.rootUri(partners.loyalty().toString()).build();
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void credit(long customerId, int points) {
        Customer customer = customers.findById(customerId).orElseThrow();
        customer.addPoints(points);
        // waits with two transactions open: this one and the caller's, each on its own connection
        http.postForLocation("/members/{email}/points", points, customer.getEmail());
    }
}
