package com.example.shop.customers;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
public class CustomerService {
    private final CustomerRepository customers;
    private final Geocoder geocoder;

    CustomerService(CustomerRepository customers, Geocoder geocoder) {
        this.customers = customers;
        this.geocoder = geocoder;
    }

    @Transactional
    public Customer register(String name, String email, String address, String cardToken) {
        if (customers.existsByEmail(email)) {
            throw new IllegalArgumentException("There is an account for " + email + " already");
        }
        String mailHost = email.substring(email.indexOf('@') + 1);
        try {
            InetAddress.getByName(mailHost); // waits for the name server while the transaction is open
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("There is no mail host " + mailHost, e);
        }
        return customers.save(new Customer(name, email, address, cardToken));
    }

    @Transactional
    public void changeAddress(long customerId, String address) {
        String zone = geocoder.zoneOf(address); // no statement yet, but a connection of the pool is already taken
        customers.findById(customerId).orElseThrow().moveTo(address, zone);
    }
}
