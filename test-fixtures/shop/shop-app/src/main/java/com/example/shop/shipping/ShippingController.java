package com.example.shop.shipping;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/shipments")
class ShippingController {
    private final ShippingService shipping;
    private final DeliveryTracking tracking;

    ShippingController(ShippingService shipping, DeliveryTracking tracking) {
        this.shipping = shipping;
        this.tracking = tracking;
    }

    @GetMapping
    List<String> underway() {
        return tracking.underway();
    }

    @GetMapping("/{number}")
    String position(@PathVariable("number") String number) {
        return tracking.position(number);
    }

    @PostMapping("/{number}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void ship(@PathVariable("number") String number) {
        shipping.ship(number);
    }

    @DeleteMapping("/{number}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void cancel(@PathVariable("number") String number) {
        shipping.cancel(number);
    }
}
