package health.caveat.event;

import health.caveat.item.Kind;
import jakarta.inject.Singleton;

/** The kind of all events. */
@Singleton
public class Events extends Kind<EventInput, Event> {

    Events() {
        super("event", "events", EventInput.class, Event.class);
    }

    @Override
    protected Event newItem() {
        return new Event();
    }

    @Override
    protected void fill(Event item, EventInput document) {
        item.date = document.date();
        item.type = document.type();
    }
}
