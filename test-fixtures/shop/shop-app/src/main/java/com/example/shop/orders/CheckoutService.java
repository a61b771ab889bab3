package com.example.shop.orders;

import com.example.shop.customers.Geocoder;
import com.example.shop.warehouse.Warehouse;
import java.math.BigDecimal;
import org.springframework.stereotype.Service;

@Service
public class CheckoutService {
    private final OrderService orders;
    private final Geocoder geocoder;
    private final Warehouse warehouse;

    CheckoutService(OrderService orders, Geocoder geocoder, Warehouse warehouse) {
        this.orders = orders;
        this.geocoder = geocoder;
        this.warehouse = warehouse;
    }

    public String checkout(String email, String address, BigDecimal goods) {
        String zone = geocoder.zoneOf(address); // fine: no transaction yet
        BigDecimal freight = "island".equals(zone) ? new BigDecimal("9.90") : new BigDecimal("3.90");
        String number = orders.place(email, goods.add(freight));
        warehouse.announce(number); // fine: the transaction has ended
        return number;
    }
}
