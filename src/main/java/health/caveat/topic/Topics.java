package health.caveat.topic;

import health.caveat.item.Kind;
import jakarta.inject.Singleton;

/** The kind of all topics. */
@Singleton
public class Topics extends Kind<TopicInput, Topic> {

    Topics() {
        super("topic", "topics", TopicInput.class, Topic.class);
    }

    @Override
    protected boolean hasNames() {
        return true;
    }

    @Override
    protected Topic newItem() {
        return new Topic();
    }

    @Override
    protected void fill(Topic topic, TopicInput document) {
        topic.type = document.type();
    }
}
