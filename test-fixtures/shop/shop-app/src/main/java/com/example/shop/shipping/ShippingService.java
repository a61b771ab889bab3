package com.example.shop.shipping;

import com.example.shop.orders.OrderRepository;
import com.example.shop.orders.OrderStatus;
import com.example.shop.orders.PurchaseOrder;
import com.example.shop.warehouse.Warehouse;
import java.util.concurrent.Executor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

@Service
public class ShippingService {
    private final OrderRepository orders;
    private final Warehouse warehouse;
    private final Executor applicationTaskExecutor;

    ShippingService(OrderRepository orders, Warehouse warehouse, Executor applicationTaskExecutor) {
        this.orders = orders;
        this.warehouse = warehouse;
        this.applicationTaskExecutor = applicationTaskExecutor;
    }

    @Transactional(readOnly = true)
    public void announcePaid() {
        orders.findByStatus(OrderStatus.PAID).stream()
                .map(PurchaseOrder::getNumber)
                .forEach(warehouse::announce); // waits once for each order
    }

    @Transactional
    public void cancel(String number) {
        orders.findByNumber(number).ifPresent(order -> {
            warehouse.release(number); // waits while the transaction is open
            order.cancelled();
        });
    }

    @Transactional
    public void ship(String number) {
        orders.findByNumber(number).orElseThrow().shipped();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                warehouse.handOver(number); // committed, but the connection goes back to the pool only afterwards
            }
        });
    }

    @Transactional
    public void reship(String number) {
        orders.findByNumber(number).orElseThrow().shipped();
        applicationTaskExecutor.execute(() -> warehouse.handOver(number)); // fine: handed to another thread
    }
}
