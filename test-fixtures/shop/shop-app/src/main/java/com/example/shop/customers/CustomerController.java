package com.example.shop.customers;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/customers")
class CustomerController {
    private final CustomerService customers;

    CustomerController(CustomerService customers) {
        this.customers = customers;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    long register(@RequestBody NewCustomer body) {
        return customers
                .register(body.name(), body.email(), body.address(), body.cardToken())
                .getId();
    }

    @PutMapping("/{id}/address")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changeAddress(@PathVariable("id") long id, @RequestBody String address) {
        customers.changeAddress(id, address);
    }

    record NewCustomer(String name, String email, String address, String cardToken) {}
}
