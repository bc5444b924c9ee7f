// GMime (https://github.com/jstedfast/gmime) behind C without GLib's types.
#ifndef CGMIME_H
#define CGMIME_H

/// To be called once before anything else.
void cgmime_start(void);

#endif
