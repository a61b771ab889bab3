package com.example.shop.stock;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.math.BigDecimal;

@Entity
public class Product {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String sku;
    private BigDecimal price;
    private int stock;
    private boolean reordered;

    protected Product() {}

    public Product(String sku, BigDecimal price, int stock) {
        this.sku = sku;
        this.price = price;
        this.stock = stock;
    }

    public void priced(BigDecimal newPrice) {
        this.price = newPrice;
    }

    public void reordered() {
        this.reordered = true;
    }

    public String getSku() {
        return sku;
    }

    public BigDecimal getPrice() {
        return price;
    }

    public int getStock() {
        return stock;
    }

    public boolean isReordered() {
        return reordered;
    }
}
