import '#look/tokens.css';
import '#look/base.css';
import '#look/door.css';
import './screen.css';
import './controls.css';
import './door-list.css';
import './ladder.css';
import './figures.css';
