package com.example.shop.customers;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;

@Entity
public class Customer {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String name;
    private String email;
    private String address;
    private String zone;
    private String cardToken;
    private int points;

    protected Customer() {}

    public Customer(String name, String email, String address, String cardToken) {
        this.name = name;
        this.email = email;
        this.address = address;
        this.cardToken = cardToken;
    }

    public void moveTo(String newAddress, String newZone) {
        this.address = newAddress;
        this.zone = newZone;
    }

    public void addPoints(int more) {
        this.points += more;
    }

    public Long getId() {
        return id;
    }

    public String getName() {
        return name;
    }

    public String getEmail() {
        return email;
    }

    public String getAddress() {
        return address;
    }

    public String getZone() {
        return zone;
    }

    public String getCardToken() {
        return cardToken;
    }

    public int getPoints() {
        return points;
    }
}
