package com.example.shop.orders;

import com.example.shop.orders.OrderService.OrderView;
import java.math.BigDecimal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/orders")
class OrderController {
    private final CheckoutService checkout;
    private final OrderService orders;

    OrderController(CheckoutService checkout, OrderService orders) {
        this.checkout = checkout;
        this.orders = orders;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    OrderView place(@RequestBody Cart cart) {
        return orders.view(checkout.checkout(cart.email(), cart.address(), cart.goods()));
    }

    @GetMapping("/{number}")
    OrderView view(@PathVariable("number") String number) {
        return orders.view(number);
    }

    @PostMapping("/{number}/confirmation")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void confirm(@PathVariable("number") String number) {
        orders.approve(number);
        orders.confirm(number);
    }

    @PostMapping("/{number}/completion")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void complete(@PathVariable("number") String number) {
        orders.complete(number);
    }

    record Cart(String email, String address, BigDecimal goods) {}
}
