package com.example.shop.shipping;

import com.example.shop.orders.OrderRepository;
import com.example.shop.orders.OrderStatus;
import com.example.shop.orders.PurchaseOrder;
import com.example.shop.partner.PartnerSettings;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.client.RestClient;

@Service
@Transactional(readOnly = true)
public class DeliveryTracking {
    private final OrderRepository orders;
    private final RestClient http;

    DeliveryTracking(OrderRepository orders, RestClient.Builder builder, PartnerSettings partners) {
        this.orders = orders;
        this.http = builder.baseUrl(partners.carrier()).build();
    }

    public List<String> underway() {
        return orders.findByStatus(OrderStatus.SHIPPED).stream()
                .map(PurchaseOrder::getNumber)
                .toList();
    }

    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public String position(String number) {
        // fine: this method opts out, and no caller has a transaction
        return http.get().uri("/parcels/{number}", number).retrieve().body(String.class);
    }
}
