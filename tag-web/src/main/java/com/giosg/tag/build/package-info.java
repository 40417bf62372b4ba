/** Packs the scripts and holds their sizes: part of the build, not of any script. */
@NullMarked
package com.giosg.tag.build;

import org.jspecify.annotations.NullMarked;
