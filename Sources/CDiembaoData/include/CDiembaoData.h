const unsigned char *diembao_data_placeholder(void);
