package com.example.shop.stock;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
public class StockAllocation {
    private static final int ATTEMPTS = 3;

    private final ProductRepository products;
    private final BackOff backOff;

    StockAllocation(ProductRepository products, BackOff backOff) {
        this.products = products;
        this.backOff = backOff;
    }

    @Transactional
    public boolean allocate(String sku, int quantity) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            if (products.take(sku, quantity) == 1) {
                return true;
            }
            backOff.pause(attempt); // waits while the transaction is open
        }
        return false;
    }
}
